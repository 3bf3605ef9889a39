package dev.cloudcart.api.call;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.cloudcart.access.Role;

/// Stands on every handler of the API: one without it lets nobody in.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Call {

    /// In a line, for those who write programs.
    String does();

    /// The least role of the token.
    Role takes() default Role.VIEWER;

    /// Whether the token is to be for all companies.
    boolean ofAll() default false;
}
