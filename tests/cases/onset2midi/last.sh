# the last second that fits does
echo 139776 KD | onset2midi | midi2onset -n | tail -n 1
