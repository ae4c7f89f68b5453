/* net.h - a network: a list of layers over one block of parameters.
 *
 * B batch, T frames, F feature bins, C classes. Input x (B, T, F) float,
 * standardised; output logits (B, T, C). Build one from a line of text with
 * arch_parse() and net_new(); networks.c has the list for each architecture. */
#ifndef NET_H
#define NET_H

#include "common/nn/arch.h"
#include "common/nn/layer.h"

struct net {
    struct arch arch;
    struct layer *layer;
    size_t n_layers;
    struct nn_params list;   // names, shapes and offsets of all parameters and buffers
    real *params;            // list.n_params reals
    real *buffers;           // list.n_buffers reals: running statistics
    uint64_t n_steps;        // training batches seen (num_batches_tracked)
};

/* NULL when it would have more than NET_MAX_PARAMS parameters: a gigabyte, and ten
 * times the largest of the thesis, which a line in a small file must not exceed. */
enum { NET_MAX_PARAMS = 1 << 28 };
struct net *net_new(const struct arch *a);
void net_free(struct net *net);

/* PyTorch's default distributions, from the seed alone. */
void net_init(struct net *net, uint64_t seed);

/* Take the parameters of a network that has the same layers, with as many or fewer
 * hidden units, into an initialised one. Its further units keep what they had, but
 * none of the others hears them yet, so that it says what `from` says until it
 * learns (the aim of Chen, Goodfellow and Shlens, "Net2Net", ICLR 2016). False, with
 * nothing done, when they are other networks. */
bool net_take(struct net *net, const struct net *from);

real *net_values(const struct net *net, const struct nn_param *p);  // where those of a parameter are, or of a buffer

/* For networks.c: append a layer; its n_in must be what the list has so far. */
void net_add(struct net *net, struct layer l);
size_t net_width(const struct net *net);  // reals a frame after the last layer
void networks_build(struct net *net);     // networks.c: the layers of net->arch

/* Memory for passes over a network: activations, what backward needs, scratch.
 * Made once for the largest batch; smaller ones may follow. */
struct net_pass;
struct net_pass *net_pass_new(struct net *net, struct pool *pool, size_t max_B, size_t T, bool train);
void net_pass_free(struct net_pass *p);
size_t net_pass_bytes(const struct net_pass *p);

/* Logits (B, T, C), valid until the next call. With a training pass `train`
 * chooses batch statistics and dropout (masks named by seed and step). */
const real *net_forward(struct net_pass *p, const real *x, size_t B, bool train, uint64_t seed, uint64_t step);

/* After a training forward: dlogits (B, T, C) is overwritten, grads
 * (list.n_params) is added to. */
void net_backward(struct net_pass *p, real *dlogits, real *grads);

/* After forward: whether all of the input was finite, and the first layer whose
 * output holds a value that is not; NULL when all are finite. */
bool net_input_finite(const struct net_pass *p);
const struct layer *net_first_bad(const struct net_pass *p);

/* The same after backward, going backwards: the first with a gradient of a
 * parameter that is not finite. */
const struct layer *net_first_bad_gradient(const struct net *net, const real *grads);

#endif
