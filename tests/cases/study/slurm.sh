# what Slurm is asked for: to wait, the array, a log of each; and a script that sh, which sbatch gives it to, takes as it was meant
mkdir bin; cat >bin/sbatch <<'Y'
#!/bin/sh
for o; do case $o in --wrap=*) printf '#!/bin/sh\n%s\n' "${o#--wrap=}" >script ;; *) printf '%s\n' "$o" ;; esac; done
sh script
Y
chmod +x bin/sbatch
PATH=$PWD/bin:$PATH "$T/../pipelines/slurm.sh" 3 logs printf '<%s>\n' 'a b' stück "it's" '$HOME "{lr}" `date` \n' '' '*'; ls
