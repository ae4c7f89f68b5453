/* networks.c - the thesis's architectures as lists of layers (method.md of the
 * thesis's chapter on models; Vogl et al. 2017 for the CRNN). Parameter names
 * are those of the reference implementation. A new one is a function here, a
 * name in arch.c, and nothing else. */
#include <stdio.h>

#include "common/nn/convblock.h"
#include "common/nn/dropout.h"
#include "common/nn/linear.h"
#include "common/nn/net.h"
#include "common/nn/rnn.h"

#define CONV_DROPOUT 0.3
#define DROPOUT 0.1

static void add(struct net *net, struct layer l, const char *prefix)
{
    snprintf(l.prefix, sizeof l.prefix, "%s", prefix);
    l.n_in = net_width(net);
    if (!l.n_out) l.n_out = l.n_in;
    net_add(net, l);
}

static void linear(struct net *net, const char *prefix, int n_out, bool relu)
{
    add(net, (struct layer){.ops = &linear_ops, .n = {relu}, .n_out = (size_t)n_out}, prefix);
}

/* Blocks of 32, 64, ... channels; each leaves a third of the bins. */
static void conv_blocks(struct net *net, int n)
{
    int channels = 1, bins = net->arch.bins;

    for (int i = 0; i < n; i++, bins /= 3) {
        char prefix[64];
        int out = 32 * (i + 1);
        snprintf(prefix, sizeof prefix, "encoder.convolutions.%d.", i);
        add(net, (struct layer){.ops = &convblock_ops, .n = {channels, bins, out, i == n - 1}, .p = CONV_DROPOUT,
                                .n_out = (size_t)(bins / 3 * out)}, prefix);
        channels = out;
    }
}

static void recurrent(struct net *net, const char *prefix)
{
    const struct arch *a = &net->arch;
    const struct layer_ops *cell = a->cell == CELL_LSTM ? &lstm_ops : &gru_ops;
    char name[64];

    snprintf(name, sizeof name, "%srnns.", prefix);
    for (int i = 0; i < a->layers; i++) {
        if (i) add(net, (struct layer){.ops = &dropout_ops, .p = DROPOUT}, "");
        add(net, (struct layer){.ops = cell, .n = {a->hidden, i}, .n_out = 2 * (size_t)a->hidden}, name);
    }
    snprintf(name, sizeof name, "%sfc.", prefix);
    linear(net, name, a->classes, false);
}

static void build_rnn(struct net *net)
{
    recurrent(net, "recurrent.");
}

static void build_cnn(struct net *net)
{
    const struct arch *a = &net->arch;
    char name[32];

    conv_blocks(net, a->conv);
    for (int i = 0; i < a->layers; i++) {
        snprintf(name, sizeof name, "dense.%d.", 2 * i);  // every second one is the ReLU
        linear(net, name, a->hidden, true);
    }
    linear(net, "fc.", a->classes, false);
}

static void build_crnn(struct net *net)
{
    conv_blocks(net, 2);
    recurrent(net, "decoder.");
}

void networks_build(struct net *net)
{
    switch (net->arch.kind) {
    case ARCH_RNN: build_rnn(net); break;
    case ARCH_CNN: build_cnn(net); break;
    case ARCH_CRNN: build_crnn(net); break;
    case ARCH_CT:
    case ARCH_VIT: break;
    }
}
