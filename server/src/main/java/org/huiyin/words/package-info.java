/// The words of a text: what a search or a comparison of texts goes by. Traditional characters
/// become simplified ones, Chinese is cut both into words and into pairs of characters, English is
/// stemmed, and numbers that could lead to a person are left out.
///
/// Owns nothing and keeps nothing; whose text may be read is the business of whoever asks.
@NullMarked
@ApplicationModule(
    displayName = "Words",
    allowedDependencies = {})
package org.huiyin.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
