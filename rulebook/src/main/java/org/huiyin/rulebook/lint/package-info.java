/// The proofs. A [Linter] walks every path of a procedure with the machine that will decide real
/// matters, and says where one leads that no complainant should be led: without an answer,
/// without a date, without a way up.
///
/// It judges a procedure against the rights that Huiyin guarantees and against what the rulebook
/// itself says of its law. Whether the rulebook says the same as the law, it can't know.
@NullMarked
package org.huiyin.rulebook.lint;

import org.jspecify.annotations.NullMarked;
