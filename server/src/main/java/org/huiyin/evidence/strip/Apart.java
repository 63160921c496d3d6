package org.huiyin.evidence.strip;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The program that reads documents in a process of its own: a document comes in, its copy or a
/// small picture goes out, and it ends. It opens no file and no connection, and holds no key.
public final class Apart {

  /// What the process ends with.
  public static final int DONE = 0;

  /// Not 3, with which a machine ends that has no memory left.
  public static final int LOCKED = 10;

  public static final int UNREADABLE = 11;

  private Apart() {}

  public static void main(String[] args) {
    int end = UNREADABLE;
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
      // What a library prints isn't part of the copy.
      System.setOut(System.err);
      byte[] original = System.in.readAllBytes();
      stripping(args[0]).strip(new SeekableInMemoryByteChannel(original), out);
      end = DONE;
    } catch (Locked e) {
      end = LOCKED;
    } catch (IOException e) {
      end = UNREADABLE;
    }
    Runtime.getRuntime().halt(end);
  }

  private static Stripping stripping(String format) {
    return switch (format) {
      case "pdf" -> new Pdf();
      case "office" -> new Office();
      case "small" -> new Small();
      default -> throw new IllegalArgumentException("format: " + format);
    };
  }
}
