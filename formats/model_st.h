/* model_st.h - a model as a safetensors file, named and laid out as the
 * reference implementation's state dictionary, so that PyTorch loads it
 * strictly: all parameters and running statistics (F32), and what is stored
 * there though it follows from the rest: every batch norm's num_batches_tracked
 * (I64) and the position table (1, 5000, D). The attributes of model(5) are the
 * metadata. */
#ifndef MODEL_ST_H
#define MODEL_ST_H

#include "formats/model.h"
#include "formats/safetensors.h"

/* Fill the parameters of m, which has its architecture, from s. All must be
 * there in their shapes and nothing else; the two that follow from the rest may
 * be missing, and what they say is checked. 0, or -1 with a sentence. */
int model_from_st(struct model *m, const struct safetensors *s, const char *path, char *error, size_t size);

/* Errors are left to the caller's check of f. */
void model_to_st(FILE *f, const struct model *m);

#endif
