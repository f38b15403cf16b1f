package dev.arbflow.embedded.endpoints;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a test that starts a stand-in itself why the server which the environment names would not
 * do: most often because it stops the server, holds it up, or looks into it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OwnServer {

    /** The reason, as one sentence about the test. */
    String value();
}
