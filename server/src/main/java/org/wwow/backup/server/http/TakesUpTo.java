package org.wwow.backup.server.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The largest body a call takes, in bytes. Without it a call takes [#USUAL].
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesUpTo {
    /// Enough for every form without a sealed file.
    int USUAL = 16 << 10;

    /// Bytes.
    int value();
}
