/* audio_source.h - a file or pipe as a libsndfile handle that reads forwards.
 *
 * In: a file or a pipe. Out: a SNDFILE that reads it without seeking, so that
 * files and pipes behave alike; only in files of rarer formats (VOC, PAF ...) it
 * seeks, and in any file for who asks for that. Headers are read under guard all
 * the same. For formats/audio.c and formats/audio_slice.c only. */
#ifndef AUDIO_SOURCE_H
#define AUDIO_SOURCE_H

#include <sndfile.h>
#include <stdbool.h>
#include <stdint.h>

enum { SOURCE_WINDOW = 1 << 16 };

/* Where we are in the pages of an Ogg stream. */
struct audio_ogg {
    unsigned char head[27 + 255];
    size_t have;     // bytes of head
    size_t body;     // bytes of the page still to come
    bool last_page;  // the latest page is marked as the last of its stream
    uint32_t serial; // of the latest page's stream
    bool chained;    // behind the last page of a stream another began,
    bool other;      // with a serial number of its own
    bool lost;       // no page where one should be
};

struct audio_source {
    int fd;
    bool own_fd;        // ours to close
    bool is_file;       // not a pipe
    SNDFILE *snd;
    SF_INFO info;
    int read_errno;     // of the read that failed, else 0

    int64_t n_bytes;    // as libsndfile is told
    bool seeks;         // set before opening, of a file: libsndfile may, and knows its end; nothing is silenced
    bool sought;        // so, or a file of a format that is not read forwards only
    bool trimmed;       // of the header libsndfile gets what it needs
    int64_t head;       // sought: so many bytes are in the ring,
    int64_t taken_out;  // and those behind them so much further on in the file

    // forward-only virtual file: the last bytes read stay in a ring
    unsigned char window[SOURCE_WINDOW];
    int64_t end;        // bytes read so far, or as far as was read
    int64_t pos;        // where libsndfile believes to be
    bool at_eof;
    unsigned n_empty;   // so often nothing came where more was wanted
    bool opening;       // libsndfile is still looking at the header,
    int n_tells;        // and has asked so often where it is
    bool is_flac, is_ogg;  // in packets: short reads will do
    struct audio_ogg ogg;

    bool is_mp3;
    bool prints;        // its decoder, on stderr: libmpg123, and libFLAC 1.5 about damaged files
};

/* Nothing open yet; what close may be called on. */
void audio_source_init(struct audio_source *s);

/* path "-" is standard input; raw_info has format, rate and channels of raw
 * audio, or format 0. 0, or -1 with a sentence (without the file's name) in
 * why. The struct must not move while it is open. */
int audio_source_open(struct audio_source *s, const char *path, const SF_INFO *raw_info, char *why, size_t size);

/* Up to n frames of interleaved floats: sf_readf_float, silent. */
sf_count_t audio_source_read(struct audio_source *s, float *out, sf_count_t n);

/* At the end, after n_read frames: has the file been cut? *promised gets the
 * frames that its header promises, or -1. */
bool audio_source_cut(struct audio_source *s, int64_t n_read, int64_t *promised);

/* Then too, after audio_source_cut, which this one spoils: does another Ogg stream
 * follow that was not read? */
bool audio_source_chained(struct audio_source *s);

void audio_source_close(struct audio_source *s);

#endif
