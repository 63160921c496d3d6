/// What one does with a rulebook at a desk: lint it, draw it, explain a clock by it, and walk
/// through it. Knows files and the terminal; has no database and no server.
@NullMarked
package org.huiyin.workbench;

import org.jspecify.annotations.NullMarked;
