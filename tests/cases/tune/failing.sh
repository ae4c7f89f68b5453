# trials that fail are kept as such and the search goes on
printf 'x uniform 0 1\n' >space
tune -n 5 -j journal space sh -c 'case {trial} in 0) exit 3;; 1) echo words;; 2) kill -SEGV $$;; *) echo 0.{trial};; esac'
tune -w journal | cut -f 1-3
tune -n 2 -j all space false || echo $?
tune -n 2 -j none space ./nowhere || echo $?
tune -w none | cut -f 1-3

# what has nothing to do with the parameters is no failure: no room, or no memory; the trial is begun again
for end in 'exit 75' 'kill -9 $$'; do
    rm -f later
    tune -n 2 -j later space sh -c "[ {trial} = 0 ] && echo 1 || $end" 2>&1 || echo $?
    tune -w later | cut -f 1-3
    tune -n 2 -j later space echo 2
    tune -w later | cut -f 1-3
done

# a failed trial is redone when its line is gone from the journal
sed -i '/^failed\t1\t/d' journal
tune -n 5 -j journal space echo 0.9
tune -w journal | cut -f 1-3

# how a command ended is known, also where who started this ignores it
env --ignore-signal=CHLD tune -n 1 -j ignored space sh -c 'echo 0.5; exit 3' || echo $?
tune -w ignored | cut -f 1-3
# a table whose last column is empty has no number at its end
printf 'x uniform 0 1\n' >one; tune -n 2 -j table one printf 'loss\tbest\n0.{trial}\t\n' || echo $?; tune -w table | cut -f 2,3
