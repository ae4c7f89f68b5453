# what Slurm is asked for: to wait, the array, a log of each
mkdir bin; printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >bin/sbatch; chmod +x bin/sbatch
PATH=$PWD/bin:$PATH "$T/../pipelines/slurm.sh" 3 logs echo 'a b'; ls
