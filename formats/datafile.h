/* datafile.h - find the files that come with the suite (label maps, the model).
 *
 * Looked for in $PARADIDDLE_DATA, then share/paradiddle beside the folder of
 * the running program (the build tree and an installation both have it), then
 * where `make install` put it. */
#ifndef DATAFILE_H
#define DATAFILE_H

/* name as "maps/mdb.map": the path to open, to be freed, or NULL. */
char *datafile_find(const char *name);

#endif
