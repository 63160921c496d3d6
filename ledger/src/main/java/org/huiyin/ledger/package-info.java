@NullMarked
package org.huiyin.ledger;

import org.jspecify.annotations.NullMarked;
