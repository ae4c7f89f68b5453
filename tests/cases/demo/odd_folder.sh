# a folder's name with what gnuplot and the shell take for theirs
bash "$T/../pipelines/demo.sh" "$T/../pipelines/demo.ogg" "it's \$a \"folder\"" >printed.txt 2>said.txt
ls "it's \$a \"folder\""
