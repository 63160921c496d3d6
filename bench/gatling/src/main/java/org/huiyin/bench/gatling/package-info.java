/// What Gatling asks of a server, as a second client beside that of `./huiyin bench load`. Starts no
/// server and reads no report: that is done by `org.huiyin.bench`, which knows nothing of Gatling.
@NullMarked
package org.huiyin.bench.gatling;

import org.jspecify.annotations.NullMarked;
