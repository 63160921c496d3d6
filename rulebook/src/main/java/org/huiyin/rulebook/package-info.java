@NullMarked
package org.huiyin.rulebook;

import org.jspecify.annotations.NullMarked;
