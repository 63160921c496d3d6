/// The commands that need the ledger’s library alone: `verify`. Plain words in Chinese and English,
/// for whoever holds a receipt; decides nothing of its own.
@NullMarked
package org.huiyin.ledger.command;

import org.jspecify.annotations.NullMarked;
