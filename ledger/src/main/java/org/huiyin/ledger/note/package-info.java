/// Signed texts: notes, their keys and signatures (C2SP signed-note), checkpoints of logs (C2SP
/// tlog-checkpoint) and the cosignatures of witnesses (C2SP tlog-cosignature). Reads what
/// strangers send, and refuses by name what isn’t sound. Keeps no keys and knows no clock.
@NullMarked
package org.huiyin.ledger.note;

import org.jspecify.annotations.NullMarked;
