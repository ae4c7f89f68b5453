# tracks that have gone, if by whole pieces, are in no shard of a real set any more; what stays is not made again
mkdir set; touch set/expected
seq 65 | sed 's/.*/key&\tmdb\taudio/' >all
pieces() { head -n $1 all >set/test.tracks; "$T/../pipelines/sets/pieces.sh" set; ls set | paste -sd ' '; }
made() { touch set/test.zts; for t in set/test.[0-9]*.tracks; do touch ${t%.tracks}.shard; done; }
pieces 65
made; pieces 65
pieces 64
made; pieces 32
