/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of an annotation that is kept in the class file only (JVM specification, 4.7.17), as
 * bnd reads them: texts, names of enum constants and classes, lists of these.
 */
final class TypeAnnotation {

  private final Object[] pool;
  private final DataInputStream in;

  private TypeAnnotation(DataInputStream in) throws IOException {
    this.in = in;
    in.readInt();
    in.readInt();
    this.pool = constants();
  }

  /** Empty where the class is not annotated so. */
  static Map<String, Object> of(Class<?> type, Class<?> annotation) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream stream = type.getResourceAsStream(file);
        DataInputStream in = new DataInputStream(stream)) {
      return new TypeAnnotation(in).find("L" + annotation.getName().replace('.', '/') + ";");
    }
  }

  private Object[] constants() throws IOException {
    Object[] all = new Object[in.readUnsignedShort()];
    for (int i = 1; i < all.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> all[i] = in.readUTF();
        case 3 -> all[i] = in.readInt();
        case 4 -> all[i] = in.readFloat();
        case 5 -> all[i++] = in.readLong();
        case 6 -> all[i++] = in.readDouble();
        case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
        case 15 -> in.skipBytes(3);
        default -> in.readInt();
      }
    }
    return all;
  }

  private Map<String, Object> find(String wanted) throws IOException {
    in.skipBytes(6); // access, this, super
    in.skipBytes(2 * in.readUnsignedShort()); // interfaces
    skipMembers();
    skipMembers();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      String name = (String) pool[in.readUnsignedShort()];
      int length = in.readInt();
      if (!name.equals("RuntimeInvisibleAnnotations")) {
        in.skipNBytes(length);
        continue;
      }
      for (int a = in.readUnsignedShort(); a > 0; a--) {
        String type = (String) pool[in.readUnsignedShort()];
        Map<String, Object> values = values();
        if (type.equals(wanted)) {
          return values;
        }
      }
    }
    return Map.of();
  }

  private void skipMembers() throws IOException {
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      in.skipBytes(6);
      for (int a = in.readUnsignedShort(); a > 0; a--) {
        in.readUnsignedShort();
        in.skipNBytes(in.readInt());
      }
    }
  }

  private Map<String, Object> values() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      values.put((String) pool[in.readUnsignedShort()], value());
    }
    return values;
  }

  private Object value() throws IOException {
    int tag = in.readUnsignedByte();
    if (tag == 'e') {
      in.readUnsignedShort();
      return pool[in.readUnsignedShort()];
    } else if (tag == 'c') {
      String type = (String) pool[in.readUnsignedShort()];
      return type.substring(1, type.length() - 1).replace('/', '.');
    } else if (tag == '[') {
      List<Object> list = new ArrayList<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        list.add(value());
      }
      return list;
    } else if (tag == '@') {
      in.readUnsignedShort();
      return values();
    }
    return pool[in.readUnsignedShort()];
  }
}
