# trials that fail are kept as such and the search goes on
printf 'x uniform 0 1\n' >space
tune -n 5 -j journal space sh -c 'case {trial} in 0) exit 3;; 1) echo words;; 2) kill -9 $$;; *) echo 0.{trial};; esac'
tune -w journal | cut -f 1-3
tune -n 2 -j all space false || echo $?
tune -n 2 -j none space ./nowhere || echo $?
tune -w none | cut -f 1-3
