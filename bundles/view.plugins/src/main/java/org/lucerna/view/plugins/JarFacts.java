/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * What a jar says of itself, read before any of it is run.
 *
 * @param sha256 of the whole file, hexadecimal
 * @param signature who signed it, or that nobody did
 * @param restart whether it takes effect at the next start only
 */
record JarFacts(
    Path file,
    String symbolicName,
    String name,
    String version,
    String provider,
    String sha256,
    Signature signature,
    boolean restart) {

  /** Set in the manifest of bundles that cannot be exchanged while Lucerna runs. */
  static final List<String> RESTART = List.of("Lucerna-Restart-Required", "Lucerna-Restart");

  private static final int BUFFER = 1 << 16;

  /**
   * Who answers for a jar.
   *
   * @param signers their certificates' names; empty where it is not signed
   * @param complete whether every file in it is signed by one of them
   */
  record Signature(List<String> signers, boolean complete) {}

  /**
   * Reads every byte, which is what checks signatures.
   *
   * @throws LucernaException (unreadable) if it is no bundle, or is not what was signed
   */
  static JarFacts of(Path file) throws IOException {
    String sha256 = sha256(file);
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      Manifest manifest = jar.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String bsn = main.getValue("Bundle-SymbolicName");
      if (bsn == null) {
        throw unreadable(file, "is no plugin: its manifest has no Bundle-SymbolicName", null);
      }
      String symbolicName = bsn.split(";", 2)[0].strip();
      return new JarFacts(
          file,
          symbolicName,
          or(main.getValue("Bundle-Name"), symbolicName),
          or(main.getValue("Bundle-Version"), "0.0.0"),
          or(main.getValue("Bundle-Vendor"), ""),
          sha256,
          signature(jar),
          isRestart(main));
    } catch (SecurityException e) {
      throw unreadable(file, "was changed after it was signed: get it anew", e);
    } catch (java.util.zip.ZipException e) {
      throw unreadable(file, "is no jar, or a damaged one: get it anew", e);
    }
  }

  private static LucernaException unreadable(Path file, String what, Exception cause) {
    return new LucernaException(
        ExitStatus.UNREADABLE, "'" + file.getFileName() + "' " + what, cause);
  }

  private static String or(String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static boolean isRestart(Attributes main) {
    return RESTART.stream().anyMatch(h -> Boolean.parseBoolean(main.getValue(h)));
  }

  private static Signature signature(JarFile jar) throws IOException {
    Set<String> signers = new TreeSet<>();
    boolean complete = true;
    byte[] buffer = new byte[BUFFER];
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (entry.isDirectory() || entry.getName().startsWith("META-INF/")) {
        continue;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        while (in.read(buffer) >= 0) {
          // reading to the end is what checks
        }
      }
      CodeSigner[] of = entry.getCodeSigners();
      complete &= of != null;
      for (CodeSigner signer : of == null ? new CodeSigner[0] : of) {
        if (signer.getSignerCertPath().getCertificates().get(0) instanceof X509Certificate cert) {
          signers.add(cert.getSubjectX500Principal().getName());
        }
      }
    }
    return new Signature(new ArrayList<>(signers), complete && !signers.isEmpty());
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
