/// Files that are whole and on the disk, or not there. For this library alone: not exported.
@NullMarked
package org.huiyin.ledger.file;

import org.jspecify.annotations.NullMarked;
