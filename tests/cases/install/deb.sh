# the Debian package: dpkg installs it into a system of its own, its demo runs there, and nothing of it stays when it is removed
for p in dpkg-shlibdeps gnuplot; do command -v $p >/dev/null || { echo "$p is not there"; exit 77; }; done
[ "$(id -u)" = 0 ] || { echo "only root may install a package"; exit 77; }
export MAKEFLAGS=
make -s -C "$T/.." deb BUILD="$(dirname "$BIN")" DEB="$PWD/deb" DEBEMAIL=a@b.c >log 2>err || cat log err
cat err
package=$(cat log)
dpkg-deb -f "$package" Package Maintainer Depends >control
cut -d ' ' -f 1 control
grep -q '^Depends: .*libc6 .*libsndfile1' control || cat control
mkdir -p system/var/lib/dpkg/{info,updates}
: >system/var/lib/dpkg/status
here() { dpkg --root="$PWD/system" --force-depends --force-script-chrootless "$@" >log 2>&1 || cat log; }
here -i "$package"
(cd system && md5sum --quiet -c var/lib/dpkg/info/paradiddle.md5sums)
env -i PATH="$PWD/system/usr/bin:/usr/bin:/bin" "$PWD"/system/usr/share/doc/paradiddle/examples/demo.sh "$PWD"/system/usr/share/doc/paradiddle/examples/demo.ogg out >onsets 2>/dev/null
grep -q KD onsets || cat onsets
[ -s out/onsets.png ] || echo "no picture"
here -r paradiddle
find system ! -type d ! -path 'system/var/*'
