#!/usr/bin/env bash
# deb.sh FOLDER VERSION - a Debian package out of what `make install` left under
# FOLDER/root, as paradiddle_VERSION_ARCH.deb beside FOLDER: the demo among its examples,
# the libraries that the programs need as its dependencies. Same files, same bytes,
# but for its maintainer: who builds it, by $DEBFULLNAME and $DEBEMAIL as Debian's
# tools have it, else by git's user.name and user.email, else nobody who could be
# reached, which is said.
set -eu -o pipefail
unset CDPATH
folder=$1 version=$2
command -v dpkg-shlibdeps >/dev/null || { echo "deb.sh: dpkg-shlibdeps is missing: install dpkg-dev" >&2; exit 2; }
arch=$(dpkg --print-architecture)
here=$(cd "$(dirname "$0")" && pwd)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
umask 022
git_says() { git -C "$here" config "$1" 2>/dev/null || true; }
name=${DEBFULLNAME:-$(git_says user.name)} email=${DEBEMAIL:-$(git_says user.email)}
if [[ $email =~ ^(.+)\ \<(.+)\>$ ]]; then name=${DEBFULLNAME:-${BASH_REMATCH[1]}} email=${BASH_REMATCH[2]}; fi
if [ -z "$email" ]; then
    email=paradiddle@localhost
    echo "deb.sh: no DEBEMAIL, and git has no user.email: the package's maintainer is $email" >&2
fi
cd "$folder/root"

doc=usr/share/doc/paradiddle
install -d $doc/examples DEBIAN
install -m 755 "$here/demo.sh" $doc/examples
install -m 644 "$here/demo.ogg" $doc/examples
{ echo "Linked with FFTW, so these binaries are under the GPL (/usr/share/common-licenses/GPL-2); the sources:"; echo; cat "$here/../LICENSE"; } >$doc/copyright
strip --strip-unneeded usr/bin/*
find usr/share/man -type f -name '*.[157]' -exec gzip -9n {} +

# dpkg-shlibdeps wants a source package around it
mkdir -p ../debian
printf 'Source: paradiddle\n\nPackage: paradiddle\nArchitecture: any\n' >../debian/control
depends=$(cd .. && dpkg-shlibdeps -O root/usr/bin/* 2>debian/said) || { cat ../debian/said >&2; exit 1; }
depends=$(sed -n 's/^shlibs:Depends=//p' <<<"$depends")
cat >DEBIAN/control <<END
Package: paradiddle
Version: $version
Architecture: $arch
Maintainer: ${name:-the paradiddle authors} <$email>
Section: sound
Priority: optional
Depends: $depends
Suggests: gnuplot-nox, sox
Installed-Size: $(find usr -type f -printf '%s\n' | awk '{ n += int(($1 + 1023) / 1024) } END { print n }')
Description: drum transcription with neural networks, as Unix filters
 Small programs joined by pipes: audio in, drum onsets out, as text or MIDI.
 A network is included; others can be trained. paradiddle(7) is the way in.
END
find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum >DEBIAN/md5sums
cd ..
dpkg-deb --root-owner-group --build root "../paradiddle_${version}_$arch.deb" >/dev/null
echo "${PWD%/*}/paradiddle_${version}_$arch.deb"
