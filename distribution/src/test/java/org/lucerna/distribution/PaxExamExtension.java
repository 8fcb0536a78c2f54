/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * Runs JUnit 5 tests with Pax Exam 4, which has no driver for it: one container a class, every test
 * method inside the framework. Test classes and methods must be public.
 */
public final class PaxExamExtension
    implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {

  /** Marks a class whose tests run inside the framework. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(PaxExamExtension.class)
  public @interface PaxExamTest {}

  private final Map<Method, TestAddress> addresses = new HashMap<>();
  private TestContainer container;
  private ExamSystem system;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Class<?> type = context.getRequiredTestClass();
    Option[] options = {};
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Configuration.class)) {
        options = (Option[]) method.invoke(null);
      }
    }
    system = PaxExamRuntime.createTestSystem(options);
    TestProbeBuilder probe = system.createProbe();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        addresses.put(method, probe.addTest(type, method.getName()));
      }
    }
    container = PaxExamRuntime.createContainer(system);
    container.start();
    container.installProbe(probe.build().getStream());
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    invocation.skip();
    try {
      container.call(addresses.get(call.getExecutable()));
    } catch (RuntimeException e) {
      throw cause(e);
    }
  }

  private static Throwable cause(RuntimeException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof InvocationTargetException target) {
        return target.getTargetException();
      }
    }
    return e;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    try {
      if (container != null) {
        container.uninstallProbe();
        container.stop();
      }
    } finally {
      if (system != null) {
        system.clear();
      }
    }
  }
}
