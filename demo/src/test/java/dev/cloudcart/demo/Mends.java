package dev.cloudcart.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The causes whose mend a test carries out, by name.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Mends {
    String[] value();
}
