/* drum_limbs.c - two hands and two feet. */
#include <stdlib.h>
#include <string.h>

#include "common/music/drums.h"
#include "common/xalloc.h"

void strokes_add(struct strokes *h, int tick, enum piece piece, double strength, char ornament, bool roll)
{
    h->at = xgrow(h->at, &h->cap, h->n + 1, sizeof *h->at);
    h->at[h->n] = (struct stroke){
        .tick = tick, .piece = piece, .strength = strength, .ornament = ornament, .roll = roll, .number = h->n, .limb = LIMBS,
    };
    h->n++;
}

/* Who is kept when more is written than hands are there: the lowest first. */
static int rank(const struct stroke *x)
{
    static const unsigned char order[PIECES] = {
        [CRASH1] = 1, [CRASH2] = 1, [CHINA] = 1, [SPLASH] = 1, [SNARE] = 2, [CLAP] = 2, [CROSS_STICK] = 2,
        [TOM1] = 3, [TOM2] = 3, [TOM3] = 3, [TOM4] = 3, [HAT_OPEN] = 4, [RIDE_BELL] = 4, [COWBELL] = 5, [RIDE] = 6, [HAT] = 7,
        [HAT_PEDAL] = 9,
    };
    return x->piece == SNARE && x->strength < 0.4 ? 8 : order[x->piece];
}

static int by_time(const void *a, const void *b)
{
    const struct stroke *x = a, *y = b;
    if (x->tick != y->tick) return x->tick < y->tick ? -1 : 1;
    int i = rank(x), j = rank(y);
    if (i != j) return i - j;
    return x->piece != y->piece ? (int)x->piece - (int)y->piece : x->number < y->number ? -1 : 1;
}

static bool is_foot(enum piece p)
{
    return p == KICK || p == HAT_PEDAL;
}

/* Cymbals and hats lie to the right hand, the snare to the left; in a roll it
 * is the turn of whoever struck last but one. */
static int wanted_hand(const struct stroke *x, const double *last_s, int last_hand)
{
    if (x->roll) return last_hand == RIGHT_HAND ? LEFT_HAND : RIGHT_HAND;
    if (x->piece == SNARE || x->piece == CROSS_STICK || x->piece == CLAP) return LEFT_HAND;
    return x->time_s - last_s[RIGHT_HAND] < 0.115 ? LEFT_HAND : RIGHT_HAND;  // faster than one hand likes
}

static int choose(const struct stroke *x, const double *last_s, int last_hand, bool two_kicks)
{
    if (x->piece == KICK) {
        if (x->time_s - last_s[RIGHT_FOOT] >= (two_kicks ? 0.13 : FOOT_GAP_S)) return RIGHT_FOOT;
        return two_kicks && x->time_s - last_s[LEFT_FOOT] >= FOOT_GAP_S ? LEFT_FOOT : LIMBS;
    }
    if (x->piece == HAT_PEDAL) return x->time_s - last_s[LEFT_FOOT] >= FOOT_GAP_S ? LEFT_FOOT : LIMBS;
    int hand = wanted_hand(x, last_s, last_hand);
    if (x->time_s - last_s[hand] < HAND_GAP_S) hand = hand == RIGHT_HAND ? LEFT_HAND : RIGHT_HAND;
    return x->time_s - last_s[hand] >= HAND_GAP_S ? hand : LIMBS;
}

void limbs_assign(struct strokes *h, const struct song *s)
{
    double last_s[LIMBS] = {-9, -9, -9, -9}, piece_s[PIECES];
    int last_hand = LEFT_HAND;
    size_t kept = 0;

    for (size_t i = 0; i < PIECES; i++) piece_s[i] = -9;
    if (h->n) qsort(h->at, h->n, sizeof *h->at, by_time);
    for (size_t i = 0; i < h->n; i++) {
        struct stroke *x = &h->at[i];
        x->time_s = song_seconds(s, song_swung(s, x->tick));
        if (x->time_s - piece_s[x->piece] < 0.03) continue;  // struck already
        // a stick on the hats says it all: no pedal at the same time
        if (x->piece == HAT_PEDAL && (x->time_s - piece_s[HAT] < 0.06 || x->time_s - piece_s[HAT_OPEN] < 0.06)) continue;
        if ((x->piece == HAT || x->piece == HAT_OPEN) && x->time_s - piece_s[HAT_PEDAL] < 0.03) continue;
        x->limb = choose(x, last_s, last_hand, s->style->double_bass > 0);
        if (x->limb == LIMBS) continue;
        last_s[x->limb] = piece_s[x->piece] = x->time_s;
        if (!is_foot(x->piece)) last_hand = x->limb;
        h->at[kept++] = *x;
    }
    h->n = kept;
}
