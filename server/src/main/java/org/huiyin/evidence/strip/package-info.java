/// Makes copies of files that show what the files show and say nothing else: not where a picture
/// was taken, not whose computer wrote a document. One class a format; each copies what it knows
/// to be needed and nothing else, so that what it has never heard of stays behind.
@NullMarked
package org.huiyin.evidence.strip;

import org.jspecify.annotations.NullMarked;
