/* kit.h - a drum kit out of a folder of recordings.
 *
 * NOTE_vV_rrR.ogg, .flac or .wav: NOTE the General MIDI note, V the velocity
 * layer from 1 (soft), R the round robin from 1, without gaps. Other names with
 * these endings are errors; other files are passed over. A table kits.tsv
 * beside the folder, where there is one, tells of the kit in its first column, in
 * one called `round_robins_are`, whether round robins are repeats or alternatives. */
#ifndef KIT_H
#define KIT_H

#include "common/music/sampler.h"

/* Read into a zero-initialised kit, at the sampler's rate. What lies 80 dB
 * under the kit's peak at the end of a recording is left out. *warning, to be
 * freed, says of recordings that begin more than 10 ms before their stroke, or is
 * NULL. 0, or -1 with a sentence in *error, to be freed, and the kit is empty. */
int kit_read(struct drumkit *kit, const char *folder, char **warning, char **error);

#endif
