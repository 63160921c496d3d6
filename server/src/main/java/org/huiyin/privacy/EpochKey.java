package org.huiyin.privacy;

import com.google.crypto.tink.Aead;
import java.nio.file.Path;
import java.time.Instant;

/// The key of one epoch, and the file that holds it or says where it is.
///
/// @param fingerprint 16 hexadecimal digits of a hash of the file: by it nodes and the database
///     know that they mean the same key
/// @param elsewhere whether a service keeps the key, and the file only its address
/// @param written when the file was
record EpochKey(
    int number, String fingerprint, Aead key, Path file, boolean elsewhere, Instant written) {}
