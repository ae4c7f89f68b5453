/* style.c - the styles; see style.h for what the fields mean.
 *
 * A new style is an entry here and, where it has grooves of its own, some lines
 * of tab in groove_table.c. */
#include "common/music/style.h"

#include <stdlib.h>
#include <string.h>

#define ORGANS "16 17 18 19"
#define CLEAN "26 27 28 25"
#define DRIVEN "29 30 31 28"
#define PIANOS "0 1 2 3 4 5"
#define STRINGS "48 49 50 51 44 52 89 91 90 95"
#define HORNS "56 57 65 66 61 67"
#define SYNTHS "80 81 82 83 84 87 62 63 86 85"

static const struct style table[] = {
    {.name = "rock", .says = "straight backbeat, loose hats or ride in the chorus, tom fills",
     .tempo_lo = 92, .tempo_hi = 152, .metres = "4/4 4/4 4/4 4/4 6/8", .odd = "3/4 5/4 7/8",
     .grooves = "rock", .soft = "hat8 hat8 hat16 hat4 floor8 hat8even", .loud = "loose8 ride8 loose4 crash4 hat8 ridebell ride4",
     .crash = 0.95, .fill = 0.45, .ghost = 0.35, .open = 0.35, .pedal = 0.75, .busy = 0.8,
     .loose_ms = 8, .late_ms = 2, .drift = 0.008, .level = 100, .spread = 0.9,
     .verse = "I V vi IV/I bVII IV I/i bVII bVI bVII/I IV I V/vi IV I V", .chorus = "I V vi IV/IV V I vi/i bVI bIII bVII/I bIII IV I",
     .bass = "eighths kick kick", .comp = "power strum eighths", .percussion = "none none tambourine shaker", .lead = 0.5, .pad = 0.25,
     .kits = "0 8 16 0 8 16", .basses = "33 34 33 36", .chords = DRIVEN " " CLEAN, .leads = "29 30 27 26 65 18", .pads = ORGANS " " STRINGS},
    {.name = "pop", .says = "tidy backbeat, sidestick verses, claps, little said between",
     .tempo_lo = 84, .tempo_hi = 132, .metres = "4/4 4/4 4/4 4/4 6/8 12/8", .odd = "3/4",
     .grooves = "pop rock", .soft = "hat8 hat16 hat8 hat4 hatoff", .loud = "hat8 hat16 ride8 loose8 hatbark",
     .crash = 0.85, .fill = 0.35, .ghost = 0.25, .open = 0.4, .pedal = 0.8, .busy = 0.6,
     .loose_ms = 5, .late_ms = 2, .drift = 0.004, .level = 96, .spread = 0.9,
     .verse = "I V vi IV/vi IV I V/I vi IV V/I iii IV V/i bVI bIII bVII", .chorus = "IV V iii vi/I V vi IV/IV I V vi/i bVI bIII bVII",
     .bass = "kick eighths long", .comp = "eighths strum arpeggio held", .percussion = "tambourine shaker claps none", .lead = 0.65, .pad = 0.5,
     .kits = "0 8 16 24 0 8", .basses = "33 38 34 39", .chords = PIANOS " " CLEAN, .leads = "80 73 65 81 11 53", .pads = STRINGS},
    {.name = "punk", .says = "fast eighths, snare on every off-beat, crashes for hats",
     .tempo_lo = 150, .tempo_hi = 205, .metres = "4/4", .odd = "6/8",
     .grooves = "punk", .soft = "hat8even hat8 floor8 hat4", .loud = "loose8 crash4 loose4 crash8 ride8",
     .crash = 0.95, .fill = 0.5, .ghost = 0.05, .open = 0.3, .pedal = 0.2, .busy = 0.5,
     .loose_ms = 8, .late_ms = -3, .drift = 0.012, .level = 108, .spread = 0.65,
     .verse = "I IV V IV/I V vi IV/i bVI bVII i/I bVII IV V", .chorus = "I V IV V/vi IV I V/IV I V I",
     .bass = "eighths", .comp = "power", .percussion = "none", .lead = 0.3, .pad = 0.05,
     .kits = "0 16 8 0", .basses = "34 33", .chords = "29 30", .leads = "30 29", .pads = "18 19"},
    {.name = "funk", .says = "sixteenths, ghost notes round the backbeat, syncopated kick, barking hats",
     .tempo_lo = 86, .tempo_hi = 122, .metres = "4/4", .odd = "7/8 5/4", .swing_lo = 0.5, .swing_hi = 0.58, .swing_beats = 2,
     .grooves = "funk", .soft = "hat8 hat16 hat16 hatgallop hat4", .loud = "hat16 ridefunk belloff hat8 hatbark cowbell4",
     .crash = 0.7, .fill = 0.4, .ghost = 0.9, .open = 0.6, .pedal = 0.8, .busy = 0.9,
     .loose_ms = 7, .late_ms = 5, .drift = 0.005, .level = 98, .spread = 1.05,
     .verse = "i7 i7 i7 IV7/I7 I7 IV7 I7/i7 IV7 i7 IV7/I9 I9 I9 I9", .chorus = "IV7 IV7 I7 V7/i7 bVII IV7 i7/ii7 V7 ii7 V7",
     .bass = "kick busy", .comp = "scratch stabs", .percussion = "conga tambourine shaker none", .lead = 0.45, .pad = 0.15,
     .kits = "0 8 0 8", .basses = "36 37 33 34", .chords = "27 28 7 4 16 26", .leads = HORNS, .pads = "61 62 17 50"},
    {.name = "disco", .says = "four on the floor, open hat on every off-beat",
     .tempo_lo = 108, .tempo_hi = 130, .metres = "4/4", .odd = "",
     .grooves = "disco", .soft = "hatbark hat16", .loud = "hatbark hat16 ridebell",
     .crash = 0.8, .fill = 0.4, .ghost = 0.2, .open = 0.2, .pedal = 0.2, .busy = 0,
     .loose_ms = 5, .late_ms = 0, .drift = 0.003, .level = 100, .spread = 0.8,
     .verse = "i7 IV7 i7 IV7/i bVII bVI V7/vi ii V I", .chorus = "IVM7 iii7 ii7 I/i bVI bVII i/ii7 V7 IM7 vi7",
     .bass = "octaves", .comp = "scratch eighths stabs", .percussion = "conga tambourine claps shaker", .lead = 0.5, .pad = 0.8,
     .kits = "0 8 24 16", .basses = "33 38 34 39", .chords = "27 28 4 5 0 2", .leads = HORNS, .pads = "48 49 50 51"},
    {.name = "jazz", .says = "swing on the ride, hats on two and four, comping snare and kick",
     .tempo_lo = 105, .tempo_hi = 210, .metres = "4/4t 4/4t 4/4t 3/4t", .odd = "5/4",
     .grooves = "jazz", .soft = "swing", .loud = "swing",
     .crash = 0.35, .fill = 0.45, .ghost = 0.7, .open = 0, .pedal = 0.9, .busy = 0.6,
     .loose_ms = 10, .late_ms = 3, .drift = 0.012, .level = 80, .spread = 0.8,
     .verse = "ii7 V7 IM7 vi7/IM7 vi7 ii7 V7/iii7 VI7 ii7 V7/i7 iio7 V7 i7", .chorus = "IM7 I7 IVM7 iv7/iii7 VI7 ii7 V7/i7 iv7 iio7 V7",
     .bass = "walk", .comp = "charleston charleston held", .percussion = "none", .lead = 0.85, .pad = 0.05,
     .kits = "32 40 0 32 40 8", .basses = "32 35", .chords = "0 26 1 4 3 11", .leads = "65 66 56 11 71 64 60 73", .pads = "48 49"},
    {.name = "swing", .says = "big band: ride and hats, kicks with the horns, tom choruses",
     .tempo_lo = 120, .tempo_hi = 190, .metres = "4/4t", .odd = "",
     .grooves = "jazz jazz shuffle", .soft = "swing hat4", .loud = "swing",
     .crash = 0.7, .fill = 0.6, .ghost = 0.4, .open = 0.2, .pedal = 0.9, .busy = 0.8,
     .loose_ms = 9, .late_ms = 0, .drift = 0.008, .level = 92, .spread = 0.9,
     .verse = "I6 vi7 ii7 V7/I6 I6 IV7 I6 ii7 V7 I6 V7", .chorus = "IV7 IV7 I6 I6 II7 II7 V7 V7/I6 VI7 II7 V7",
     .bass = "walk", .comp = "charleston quarters", .percussion = "none", .lead = 0.8, .pad = 0.3,
     .kits = "32 0 8 32 40 0", .basses = "32 35", .chords = "0 26 1 26", .leads = "57 56 66 65 71 59", .pads = "61 65 66 57"},
    {.name = "fusion", .says = "busy sixteenths over ride patterns, odd bars, many toms",
     .tempo_lo = 90, .tempo_hi = 135, .metres = "4/4 4/4 4/4 7/8 5/4", .odd = "3/4 6/8",
     .grooves = "fusion funk songo", .soft = "hat16 hatgallop hat8", .loud = "ridefunk belloff ridebell",
     .crash = 0.7, .fill = 0.6, .ghost = 0.9, .open = 0.4, .pedal = 0.8, .busy = 1,
     .loose_ms = 7, .late_ms = 0, .drift = 0.006, .level = 94, .spread = 1,
     .verse = "i9 IV9 i9 bVIIM7/IM7 bIIIM7 bVIM7 bII7", .chorus = "IVM7 iii7 ii7 bII7/i7 bVIM7 bVIIM7 i7",
     .bass = "kick busy", .comp = "stabs held", .percussion = "conga shaker none", .lead = 0.8, .pad = 0.4,
     .kits = "0 8 16 8", .basses = "35 33 36 37", .chords = "4 5 27 2", .leads = "81 65 29 82 64 80", .pads = "88 89 91 94"},
    {.name = "bossa", .says = "clave on the rim, light hats, kick like a surdo",
     .tempo_lo = 110, .tempo_hi = 150, .metres = "4/4", .odd = "",
     .grooves = "bossa", .soft = "hat8", .loud = "ride8",
     .crash = 0.25, .fill = 0.3, .ghost = 0.15, .open = 0.1, .pedal = 0.8, .busy = 0.2,
     .loose_ms = 8, .late_ms = 1, .drift = 0.006, .level = 76, .spread = 0.7,
     .verse = "IM7 II7 ii7 V7/i7 iio7 V7 i7/IM7 bIIIo7 ii7 V7", .chorus = "IVM7 iv7 iii7 VI7/ii7 V7 IM7 VI7",
     .bass = "bossa", .comp = "bossa held", .percussion = "shaker none triangle", .lead = 0.7, .pad = 0.3,
     .kits = "0 32 40 0", .basses = "32 35", .chords = "24 25 0 26 5 4", .leads = "73 65 68 71", .pads = "48 49"},
    {.name = "samba", .says = "surdo kick, hat foot on the off-beat, rolling snare",
     .tempo_lo = 96, .tempo_hi = 124, .metres = "4/4", .odd = "",
     .grooves = "samba samba baiao", .soft = "hat16 hat8", .loud = "ridefunk",
     .crash = 0.5, .fill = 0.5, .ghost = 0.6, .open = 0.1, .pedal = 0.8, .busy = 0.2, .swing_lo = 0.5, .swing_hi = 0.55, .swing_beats = 2,
     .loose_ms = 8, .late_ms = -1, .drift = 0.006, .level = 90, .spread = 0.9,
     .verse = "I6 VI7 ii7 V7/i7 iv7 V7 i7", .chorus = "IVM7 V7 iii7 VI7/ii7 V7 I6 VI7",
     .bass = "bossa", .comp = "bossa montuno", .percussion = "agogo shaker conga guiro", .lead = 0.6, .pad = 0.2,
     .kits = "0 8 0 8", .basses = "33 32", .chords = "24 25 0 26", .leads = "73 56 72 65", .pads = "48 61"},
    {.name = "latin", .says = "cha-cha, mambo and songo: bell or cascara, tumbao on the toms",
     .tempo_lo = 96, .tempo_hi = 132, .metres = "4/4 4/4 4/4 12/8", .odd = "6/8",
     .grooves = "chacha mambo songo bembe", .soft = "cowbell4 hat8", .loud = "ridebell cowbell4",
     .crash = 0.6, .fill = 0.5, .ghost = 0.4, .open = 0.1, .pedal = 0.85, .busy = 0.2,
     .loose_ms = 8, .late_ms = -1, .drift = 0.006, .level = 96, .spread = 0.9,
     .verse = "i iv V7 i/I IV V7 IV/i7 IV7 i7 IV7", .chorus = "i bVII bVI V7/I IV V7 V7",
     .bass = "tumbao", .comp = "montuno stabs", .percussion = "conga clave guiro bongo cowbell", .lead = 0.6, .pad = 0.15,
     .kits = "0 8 0 8", .basses = "32 33 35 33", .chords = "0 1 3 2", .leads = "56 57 73 61", .pads = "61 48"},
    {.name = "afrobeat", .says = "sixteenth hats, broken kick and snare, round and round",
     .tempo_lo = 100, .tempo_hi = 126, .metres = "4/4 4/4 12/8", .odd = "6/8",
     .grooves = "afrobeat bembe", .soft = "hat16 hat8", .loud = "hat16 ridefunk",
     .crash = 0.5, .fill = 0.3, .ghost = 0.8, .open = 0.5, .pedal = 0.8, .busy = 0.4,
     .loose_ms = 8, .late_ms = 2, .drift = 0.006, .level = 92, .spread = 0.95,
     .verse = "i7 i7 i7 i7/i7 IV7 i7 IV7", .chorus = "i7 bVII i7 bVII/iv7 iv7 i7 i7",
     .bass = "kick busy", .comp = "scratch stabs", .percussion = "shaker conga agogo clave", .lead = 0.6, .pad = 0.1,
     .kits = "0 8 0 8", .basses = "33 34", .chords = "27 16 28 17", .leads = "66 65 57 67", .pads = "16 17"},
    {.name = "metal", .says = "double bass, blast beats, china breakdowns, long tom fills",
     .tempo_lo = 110, .tempo_hi = 190, .metres = "4/4 4/4 4/4 4/4t", .odd = "6/8 7/8 5/4",
     .grooves = "metal", .soft = "hat8even hat4 ride8 floor16", .loud = "loose4 ride8 bell4 china4 crash4 loose8",
     .crash = 0.95, .fill = 0.6, .ghost = 0.05, .open = 0.2, .pedal = 0.1, .busy = 0.7, .double_bass = 0.4,
     .loose_ms = 5, .late_ms = 0, .drift = 0.005, .level = 112, .spread = 0.55,
     .verse = "i5 i5 bVI5 bVII5/i5 bII5 i5 bII5/i5 bIII5 bII5 i5", .chorus = "i bVI bIII bVII/i bVII bVI V/i iv bVI bVII",
     .bass = "kick eighths", .comp = "power chug", .percussion = "none", .lead = 0.45, .pad = 0.15,
     .kits = "16 0 16 8", .basses = "34 33", .chords = "30 29", .leads = "30 29 30 31", .pads = "48 52 49 91"},
    {.name = "hip-hop", .says = "heavy kick, late snare, sixteenths that lean",
     .tempo_lo = 80, .tempo_hi = 102, .metres = "4/4", .odd = "", .swing_lo = 0.5, .swing_hi = 0.64, .swing_beats = 2,
     .grooves = "hiphop", .soft = "hat8 hat8 hat16", .loud = "hat8 hat16 hatbark ride8",
     .crash = 0.4, .fill = 0.25, .ghost = 0.4, .open = 0.4, .pedal = 0.2, .busy = 0.8,
     .loose_ms = 6, .late_ms = 9, .drift = 0.001, .level = 102, .spread = 0.8,
     .verse = "i7 i7 bVIM7 V7/i7 iv7 i7 iv7/ii7 V7 ii7 V7", .chorus = "i7 bVIM7 i7 V7/iv7 bVII bIIIM7 bVIM7",
     .bass = "kick long", .comp = "held stabs arpeggio", .percussion = "shaker none tambourine claps", .lead = 0.35, .pad = 0.4,
     .kits = "25 0 24 8", .basses = "38 39 33 32", .chords = "4 0 5 11", .leads = "73 81 11 80", .pads = STRINGS},
    {.name = "trap", .says = "half-time claps, stuttering hats, long low kicks",
     .tempo_lo = 130, .tempo_hi = 160, .metres = "4/4", .odd = "",
     .grooves = "trap", .soft = "hat8 hat16", .loud = "hat16 hatgallop",
     .crash = 0.4, .fill = 0.25, .ghost = 0, .open = 0.4, .pedal = 0, .busy = 0.9,
     .loose_ms = 0, .late_ms = 0, .drift = 0, .level = 104, .spread = 0.7,
     .verse = "i i bVI V/i bVI i bVII/i i iv iv", .chorus = "i bVI bIII bVII/i iv bVI V",
     .bass = "long kick", .comp = "held arpeggio", .percussion = "none none claps", .lead = 0.5, .pad = 0.6,
     .kits = "25 24 25 24", .basses = "38 39", .chords = "88 14 11 10 98 8", .leads = "80 81 14 79", .pads = "89 91 95 50"},
    {.name = "ballad", .says = "slow, sidestick first, room between the strokes, big chorus",
     .tempo_lo = 56, .tempo_hi = 84, .metres = "4/4 4/4 4/4 6/8 12/8", .odd = "3/4",
     .grooves = "ballad", .soft = "hat8 hat4 ride4 hat16 hat8", .loud = "ride8 loose8 hat8 ridebell crash4",
     .crash = 0.85, .fill = 0.45, .ghost = 0.35, .open = 0.25, .pedal = 0.75, .busy = 0.5,
     .loose_ms = 10, .late_ms = 6, .drift = 0.012, .level = 88, .spread = 0.9,
     .verse = "I V vi IV/I iii IV V/vi IV I V/i bVII bVI V", .chorus = "IV V I vi/I V vi IV/IV I ii V",
     .bass = "long kick", .comp = "arpeggio held strum", .percussion = "none none shaker tambourine", .lead = 0.7, .pad = 0.8,
     .kits = "0 8 0 16 40 8", .basses = "33 35 32 34", .chords = PIANOS " 24 25", .leads = "73 65 26 68 40 27", .pads = STRINGS},
    {.name = "house", .says = "four on the floor from a machine, claps, open hats between",
     .tempo_lo = 118, .tempo_hi = 130, .metres = "4/4", .odd = "",
     .grooves = "house", .soft = "hatoff hat16", .loud = "hatbark hat16",
     .crash = 0.7, .fill = 0.3, .ghost = 0, .open = 0.2, .pedal = 0, .busy = 0,
     .loose_ms = 0, .late_ms = 0, .drift = 0, .level = 106, .spread = 0.6,
     .verse = "i7 i7 bVIM7 bVII/i7 iv7 i7 iv7", .chorus = "i7 bVIM7 bIIIM7 bVII/IVM7 iii7 vi7 I",
     .bass = "offbeat octaves", .comp = "stabs held", .percussion = "shaker conga claps none", .lead = 0.4, .pad = 0.6,
     .kits = "24 25 24 25", .basses = "38 39 38 39", .chords = "4 81 16 62 0 63", .leads = SYNTHS, .pads = "89 90 91 95"},
    {.name = "electronic", .says = "techno and breakbeats: machines, ride on the off-beat, chopped snares",
     .tempo_lo = 124, .tempo_hi = 174, .metres = "4/4", .odd = "",
     .grooves = "techno break break house", .soft = "hat16 hat8 hatoff", .loud = "hat16 ride8 belloff hatbark",
     .crash = 0.7, .fill = 0.35, .ghost = 0.2, .open = 0.3, .pedal = 0, .busy = 0.6,
     .loose_ms = 0, .late_ms = 0, .drift = 0, .level = 106, .spread = 0.8,
     .verse = "i i i i/i bVI i bVI/i bII i bVII", .chorus = "i bVI bIII bVII/i bVII bVI bVII",
     .bass = "offbeat sixteenths long", .comp = "stabs held arpeggio", .percussion = "shaker claps none", .lead = 0.6, .pad = 0.6,
     .kits = "24 25 24 25", .basses = "38 39", .chords = SYNTHS, .leads = SYNTHS, .pads = "88 89 90 91 94 95"},
    {.name = "reggae", .says = "one drop: nothing on the one, kick and rim on three, tom pick-ups",
     .tempo_lo = 66, .tempo_hi = 92, .metres = "4/4", .odd = "", .swing_lo = 0.5, .swing_hi = 0.62, .swing_beats = 2,
     .grooves = "reggae", .soft = "hat8 hat16 hat8even", .loud = "hat8 hat16 hatbark ride8",
     .crash = 0.6, .fill = 0.5, .ghost = 0.3, .open = 0.4, .pedal = 0.5, .busy = 0.1,
     .loose_ms = 9, .late_ms = 5, .drift = 0.005, .level = 96, .spread = 0.95,
     .verse = "i i iv i/I IV I IV/vi ii vi ii", .chorus = "I V vi IV/i bVII i bVII/I IV V IV",
     .bass = "riff", .comp = "skank", .percussion = "shaker none cowbell bongo", .lead = 0.4, .pad = 0.3,
     .kits = "0 8 0 8", .basses = "33 32", .chords = "27 16 28 17", .leads = "22 57 65 56", .pads = "16 17"},
    {.name = "blues", .says = "shuffle or slow twelve-eight, chords of the twelve bars",
     .tempo_lo = 62, .tempo_hi = 128, .metres = "4/4t 4/4t 12/8", .odd = "",
     .grooves = "shuffle", .soft = "hat8 hat4 ride4", .loud = "ride8 swing loose4 hat8",
     .crash = 0.7, .fill = 0.5, .ghost = 0.6, .open = 0.2, .pedal = 0.8, .busy = 0.4,
     .loose_ms = 10, .late_ms = 5, .drift = 0.01, .level = 94, .spread = 0.95,
     .verse = "I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7/i7 i7 i7 i7 iv7 iv7 i7 i7 bVI7 V7 i7 V7",
     .chorus = "I7 IV7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7", .bass = "walk kick", .comp = "charleston eighths strum", .percussion = "none",
     .lead = 0.8, .pad = 0.3, .kits = "0 8 40 0", .basses = "33 32", .chords = "0 26 16 27 18 25", .leads = "26 27 22 65 29 66",
     .pads = "16 17 18 19"},
    {.name = "shuffle", .says = "triplets with ghost notes, half-time or straight ahead",
     .tempo_lo = 84, .tempo_hi = 150, .metres = "4/4t", .odd = "",
     .grooves = "halfshuffle shuffle rock", .soft = "hat8 hat8 hat4", .loud = "hat8 ride8 loose4 swing",
     .crash = 0.8, .fill = 0.5, .ghost = 0.8, .open = 0.4, .pedal = 0.75, .busy = 0.5,
     .loose_ms = 9, .late_ms = 4, .drift = 0.008, .level = 98, .spread = 1,
     .verse = "I7 IV7 I7 V7/i7 IV7 i7 V7/I vi ii V", .chorus = "IV7 I7 V7 I7/vi IV I V/IVM7 iii7 ii7 V7",
     .bass = "kick walk eighths", .comp = "strum stabs charleston", .percussion = "none tambourine", .lead = 0.6, .pad = 0.3,
     .kits = "0 8 16 0", .basses = "33 34", .chords = "0 4 26 29 27 16", .leads = HORNS, .pads = ORGANS},
    {.name = "rocknroll", .says = "driving ride or hats, double backbeats, tom eighths",
     .tempo_lo = 145, .tempo_hi = 188, .metres = "4/4 4/4t", .odd = "",
     .grooves = "rocknroll surf shuffle", .soft = "hat8 floor8 hat4", .loud = "ride8 loose8 loose4 crash4",
     .crash = 0.7, .fill = 0.5, .ghost = 0.2, .open = 0.2, .pedal = 0.8, .busy = 0.3,
     .loose_ms = 9, .late_ms = 0, .drift = 0.01, .level = 100, .spread = 0.8,
     .verse = "I I IV I V IV I V/I vi IV V", .chorus = "IV IV I I V IV I V/I IV V V",
     .bass = "walk eighths", .comp = "strum eighths", .percussion = "none tambourine claps", .lead = 0.6, .pad = 0.1,
     .kits = "0 8 0 8", .basses = "32 33", .chords = "27 0 26 3", .leads = "66 26 65 27", .pads = "53 52"},
    {.name = "country", .says = "train beat on the snare, two-step, sidestick waltz",
     .tempo_lo = 88, .tempo_hi = 150, .metres = "4/4 4/4 4/4 3/4", .odd = "",
     .grooves = "country", .soft = "hat8 hat4 hatoff", .loud = "ride8 hat8 ride4",
     .crash = 0.55, .fill = 0.35, .ghost = 0.3, .open = 0.2, .pedal = 0.75, .busy = 0.2,
     .loose_ms = 8, .late_ms = 0, .drift = 0.008, .level = 90, .spread = 0.95,
     .verse = "I I IV I V V I I/I IV I V/I V vi IV", .chorus = "IV I V I/IV IV I I V V I I",
     .bass = "two", .comp = "boomchick strum", .percussion = "none tambourine shaker", .lead = 0.65, .pad = 0.3,
     .kits = "0 8 40 0", .basses = "33 32", .chords = "25 24 27 0", .leads = "22 40 27 25 21 105", .pads = "48 18 49 16"},
    {.name = "soul", .says = "snare on all four or a deep pocket, tambourine, horn stabs",
     .tempo_lo = 78, .tempo_hi = 128, .metres = "4/4 4/4 4/4 12/8", .odd = "",
     .grooves = "soul pop", .soft = "hat8 hat4 hat16", .loud = "hat8 ride8 hatbark hat16",
     .crash = 0.6, .fill = 0.45, .ghost = 0.6, .open = 0.4, .pedal = 0.8, .busy = 0.6,
     .loose_ms = 9, .late_ms = 6, .drift = 0.006, .level = 96, .spread = 0.95,
     .verse = "I vi ii V/IM7 IVM7 IM7 IVM7/i7 IV7 i7 IV7", .chorus = "IV V iii vi/ii7 V7 IM7 vi7/I I7 IV iv",
     .bass = "kick busy", .comp = "stabs eighths scratch", .percussion = "tambourine conga shaker claps", .lead = 0.6, .pad = 0.5,
     .kits = "0 8 0 8", .basses = "33 34", .chords = "4 16 27 0 26 17", .leads = HORNS, .pads = "48 16 49 50"},
    {.name = "secondline", .says = "New Orleans street beat: rolling snare, kick that answers",
     .tempo_lo = 88, .tempo_hi = 112, .metres = "4/4", .odd = "", .swing_lo = 0.52, .swing_hi = 0.6, .swing_beats = 2,
     .grooves = "secondline secondline march", .soft = "none none hat4", .loud = "none cowbell4 ride4",
     .crash = 0.5, .fill = 0.4, .ghost = 0.8, .open = 0.1, .pedal = 0.75, .busy = 0.4,
     .loose_ms = 10, .late_ms = 2, .drift = 0.008, .level = 94, .spread = 1.05,
     .verse = "I I V7 V7 V7 V7 I I/I I7 IV iv I V7 I I", .chorus = "I VI7 II7 V7/IV I V7 I",
     .bass = "walk riff", .comp = "quarters charleston", .percussion = "tambourine cowbell", .lead = 0.8, .pad = 0.1,
     .kits = "0 8 0 8", .basses = "58 33", .chords = "0 105 3 26", .leads = "57 56 71 66", .pads = "57 61 60 58"},
};

const struct style *style_at(size_t i)
{
    return i < sizeof table / sizeof *table ? &table[i] : NULL;
}

const struct style *style_find(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strlen(table[i].name) == n && !memcmp(table[i].name, name, n)) return &table[i];
    return NULL;
}

void style_draw(const char *list, struct rng *r, char *word, size_t size)
{
    uint64_t n = 0;

    word[0] = '\0';
    for (const char *s = list; *s; s += strspn(s, " ")) {
        size_t len = strcspn(s, " ");
        if (rng_below(r, ++n) == 0 && len < size) {
            memcpy(word, s, len);
            word[len] = '\0';
        }
        s += len;
    }
}

static int half_of(int program, bool kit)
{
    if (!kit) return program % 2 ? 2 : 1;
    return program == 0 || program == 16 || program == 24 || program == 32 ? 1 : 2;
}

int style_program(const char *list, bool kit, int half, struct rng *r)
{
    int found = -1;
    uint64_t n = 0;

    for (const char *s = list; *s; s += strspn(s, " ")) {
        int program = (int)strtol(s, NULL, 10);
        if ((half == 0 || half_of(program, kit) == half) && rng_below(r, ++n) == 0) found = program;
        s += strcspn(s, " ");
    }
    return found;
}
