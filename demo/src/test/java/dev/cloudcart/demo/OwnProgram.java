package dev.cloudcart.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class that leaves the program otherwise than it found it, as a restore does: it is lent one that no other has.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OwnProgram {}
