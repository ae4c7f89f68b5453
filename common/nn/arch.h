/* arch.h - one line of text that says which network.
 *
 *     rnn  cell=gru layers=3 hidden=144
 *     cnn  conv=2 layers=3 hidden=144
 *     crnn cell=gru layers=3 hidden=144
 *     ct   layers=3 heads=4 embed=144
 *     vit  layers=3 heads=4 embed=144 patch=14
 *
 * Every key may be left out: these are the defaults, and bins=84 classes=5. The line is what trainnet takes,
 * what the model file stores, and what networks.c builds from. */
#ifndef ARCH_H
#define ARCH_H

#include <stddef.h>

enum arch_kind { ARCH_RNN, ARCH_CNN, ARCH_CRNN, ARCH_CT, ARCH_VIT };
enum arch_cell { CELL_GRU, CELL_LSTM };

struct arch {
    enum arch_kind kind;
    int cell;     // enum arch_cell; rnn, crnn
    int layers;   // recurrent, dense or transformer layers
    int hidden;   // H: rnn, crnn (each way), cnn
    int conv;     // convolution blocks: cnn; crnn and ct always have two
    int heads;    // ct, vit
    int embed;    // D: ct, vit
    int patch;    // bins a patch: vit
    int bins;     // feature bins a frame
    int classes;
};

enum {
    ARCH_LINE = 160,  // bytes that hold any line, with its NUL
    ARCH_MAX_CLASSES = 128,
    ARCH_UNFIT = -2,
};

/* 0, or with a sentence in error -1, or ARCH_UNFIT: each value is in its range,
 * but the combination cannot be built (heads do not divide embed, ...). */
int arch_parse(struct arch *a, const char *line, char *error, size_t error_size);

/* The canonical line. */
void arch_format(const struct arch *a, char line[ARCH_LINE]);

#endif
