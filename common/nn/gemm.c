/* gemm.c - see gemm.h. */
#include "common/nn/gemm.h"

#include <cblas.h>
#include <pthread.h>

/* Threads are ours (pool.h): OpenBLAS's own would fight with them. */
static void one_thread(void)
{
    openblas_set_num_threads(1);
}

void gemm(bool trans_a, bool trans_b, size_t M, size_t N, size_t K, const real *A, size_t lda,
          const real *B, size_t ldb, real beta, real *C, size_t ldc)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const enum CBLAS_TRANSPOSE ta = trans_a ? CblasTrans : CblasNoTrans, tb = trans_b ? CblasTrans : CblasNoTrans;

    pthread_once(&once, one_thread);
#ifdef REAL_DOUBLE
    cblas_dgemm(CblasRowMajor, ta, tb, (int)M, (int)N, (int)K, 1, A, (int)lda, B, (int)ldb, beta, C, (int)ldc);
#else
    cblas_sgemm(CblasRowMajor, ta, tb, (int)M, (int)N, (int)K, 1, A, (int)lda, B, (int)ldb, beta, C, (int)ldc);
#endif
}
