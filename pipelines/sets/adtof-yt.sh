#!/usr/bin/env bash
# adtof-yt.sh DATA [OUT] - ADTOF-YT: music with labels by players of rhythm games; features only,
# saved by TensorFlow. There are no tracks: each saved set is read whole by tfsnap2zts.
. "$(dirname "$0")/lib.bash"
download "ask for ADTOF at zenodo.org/doi/10.5281/zenodo.10084510 (github.com/MZehren/ADTOF tells of it) and unpack adtof_yt_train, adtof_yt_validation and adtof_yt_test there"
folder adtof_yt_train
folder adtof_yt_validation
folder adtof_yt_test
found "$DATA"/adtof_yt_{train,validation,test}
expect train - 134332
expect valid - 28984
expect test - 18650
for pair in train:train validation:valid test:test; do
    track "${pair#*:}" "adtof-yt/${pair#*:}" tfsnap "$DATA/adtof_yt_${pair%:*}/snapshot.metadata" "$DATA/adtof_yt_${pair%:*}/dataset_spec.pb"
done
finish
