/* form.h - the plan of a song: style, metre, tempo, key, sections, tempo bar by bar. */
#ifndef FORM_H
#define FORM_H

#include "common/music/song.h"

/* Fills all of *s but its notes. */
void form_make(struct song *s, const struct song_options *o);

#endif
