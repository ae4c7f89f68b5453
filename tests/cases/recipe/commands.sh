# what makes the model, from a dry run: the segments that judge are not those that chose, thresholds are of those, no epoch is left out, half precision
. "$T/model_parts.sh"
mk model MODEL_OUT=m -n model 2>/dev/null | tr -d '\\' | tr -s ' \n' ' ' >dry
grep -oE 'mixdown -H -S [0-9]+ -n [0-9]+ -o m/[a-z]+.zts m/[a-z]+.recipe|trainnet [a-z -]*|-[tv] m/[a-z.%/]+|--epochs [0-9]+ --patience [0-9]+|--save-every [0-9]+|predict -m [^|]*\| peakpick [^|]*\| (threshold -o [^ ]*|score [^ ]* -)|packmodel --half' dry
mk ablation MODEL_OUT=m CHOICES="baseline hours-1" -n ablation 2>/dev/null | grep -o 'trainnet --resume'
