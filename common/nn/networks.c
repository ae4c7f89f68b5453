/* networks.c - the thesis's architectures as lists of layers (its chapter on
 * models; Vogl et al. 2017 for the CRNN). Parameter names are those of the
 * reference implementation. A new one is a function and a case here, a kind in
 * arch.h, and in arch.c its name, its letter and the fields that it has. */
#include <stdarg.h>
#include <stdio.h>

#include "common/nn/attention.h"
#include "common/nn/convblock.h"
#include "common/nn/dropout.h"
#include "common/nn/gelu.h"
#include "common/nn/layernorm.h"
#include "common/nn/linear.h"
#include "common/nn/net.h"
#include "common/nn/patch.h"
#include "common/nn/position.h"
#include "common/nn/rnn.h"

#define CONV_DROPOUT 0.3
#define DROPOUT 0.1

/* A layer behind the others; its parameters' names begin with the prefix. As
 * wide as what comes in where the width is not given. */
__attribute__((format(printf, 3, 4))) static void add(struct net *net, struct layer l, const char *prefix, ...)
{
    va_list args;

    va_start(args, prefix);
    vsnprintf(l.prefix, sizeof l.prefix, prefix, args);
    va_end(args);
    l.n_in = net_width(net);
    if (!l.n_out) l.n_out = l.n_in;
    net_add(net, l);
}

static struct layer linear(int n_out)
{
    return (struct layer){.ops = &linear_ops, .n_out = (size_t)n_out};
}

static struct layer linear_relu(int n_out)
{
    return (struct layer){.ops = &linear_ops, .n = {true}, .n_out = (size_t)n_out};
}

/* Blocks of 32, 64, ... channels; each leaves a third of the bins. */
static void conv_blocks(struct net *net, int n)
{
    int channels = 1, bins = net->arch.bins;

    for (int i = 0; i < n; i++, bins /= 3) {
        int out = 32 * (i + 1);
        add(net, (struct layer){.ops = &convblock_ops, .n = {channels, bins, out, i == n - 1}, .p = CONV_DROPOUT,
                                .n_out = (size_t)(bins / 3 * out)}, "encoder.convolutions.%d.", i);
        channels = out;
    }
}

static void recurrent(struct net *net, const char *prefix)
{
    const struct arch *a = &net->arch;
    const struct layer_ops *cell = a->cell == CELL_LSTM ? &lstm_ops : &gru_ops;

    for (int i = 0; i < a->layers; i++) {
        if (i) add(net, (struct layer){.ops = &dropout_ops, .p = DROPOUT}, "%sdropout.", prefix);
        add(net, (struct layer){.ops = cell, .n = {a->hidden, i}, .n_out = 2 * (size_t)a->hidden}, "%srnns.", prefix);
    }
    add(net, linear(a->classes), "%sfc.", prefix);
}

/* Pre-norm blocks: x + drop(attention(norm(x))), then x + drop(fc2(gelu(fc1(norm(x))))). */
static void transformer(struct net *net)
{
    const struct arch *a = &net->arch;
    const struct layer norm = {.ops = &layernorm_ops}, gelu = {.ops = &gelu_ops};
    const struct layer attention = {.ops = &attention_ops, .n = {a->heads}};

    add(net, (struct layer){.ops = &position_ops}, "decoder.positional_encoding.");
    for (int i = 0; i < a->layers; i++) {
        add(net, norm, "decoder.layers.%d.norm1.", i);
        add(net, attention, "decoder.layers.%d.attention.", i);
        add(net, (struct layer){.ops = &dropout_ops, .p = DROPOUT, .skip = 3}, "decoder.layers.%d.dropout1.", i);
        add(net, norm, "decoder.layers.%d.norm2.", i);
        add(net, linear(4 * a->embed), "decoder.layers.%d.fc1.", i);
        add(net, gelu, "decoder.layers.%d.activation.", i);
        add(net, linear(a->embed), "decoder.layers.%d.fc2.", i);
        add(net, (struct layer){.ops = &dropout_ops, .p = DROPOUT, .skip = 5}, "decoder.layers.%d.dropout2.", i);
    }
    add(net, linear(a->classes), "decoder.fc.");
}

void networks_build(struct net *net)
{
    const struct arch *a = &net->arch;

    switch (a->kind) {
    case ARCH_RNN:
        recurrent(net, "recurrent.");
        break;
    case ARCH_CNN:
        conv_blocks(net, a->conv);
        for (int i = 0; i < a->layers; i++) add(net, linear_relu(a->hidden), "dense.%d.", 2 * i);
        add(net, linear(a->classes), "fc.");
        break;
    case ARCH_CRNN:
        conv_blocks(net, 2);
        recurrent(net, "decoder.");
        break;
    case ARCH_CT:
        conv_blocks(net, 2);
        add(net, linear(a->embed), "projection.");
        transformer(net);
        break;
    case ARCH_VIT:
        add(net, (struct layer){.ops = &patch_ops, .n = {a->patch}, .n_out = (size_t)a->embed}, "patch_embedding.");
        transformer(net);
        break;
    }
}
