# what Slurm is asked for: to wait, the array, processors, a log of each; and a script that sh, which sbatch gives it to, takes as it was meant
mkdir bin; cat >bin/sbatch <<'Y'
#!/bin/sh
for o; do case $o in --wrap=*) printf '#!/bin/sh\n%s\n' "${o#--wrap=}" >script ;; *) printf '%s\n' "$o" >>asked ;; esac; done
sh script >ran
echo '7;cluster'
Y
chmod +x bin/sbatch
slurm() { PATH=$PWD/bin:$PATH "$T/../pipelines/slurm.sh" "$@"; }
slurm 3 2 logs printf '<%s>\n' 'a b' stück "it's" '$HOME "{lr}" `date` \n' '' '*'; cat asked ran; ls
rm -r logs; sh script   # still in the queue when what it was begun for was removed: it does nothing
# a worker that failed: where it says why; what was not taken by Slurm has no logs
printf '#!/bin/sh\necho 8; exit 3\n' >bin/sbatch; slurm 3 1 logs true || echo "exit $?"
printf '#!/bin/sh\necho "sbatch: error: no controller" >&2; exit 1\n' >bin/sbatch; slurm 3 1 logs true || echo "exit $?"
# who is told to end does not wait on, ends so, and says that the array does not end
printf '#!/bin/sh\necho $$ >waits; echo 9; exec sleep 60\n' >bin/sbatch
for sig in TERM HUP; do
    PATH=$PWD/bin:$PATH "$T/../pipelines/slurm.sh" 3 1 logs true 2>said & pid=$!
    for i in {1..200}; do [ ! -s said ] || break; sleep 0.05; done
    kill -$sig $pid; wait $pid 2>/dev/null || echo "$sig: exit $?"; cat said
    for i in {1..100}; do kill -0 "$(cat waits)" 2>/dev/null || break; sleep 0.05; done; ! kill -0 "$(cat waits)" 2>/dev/null
done
