package dev.cloudcart.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Every Java has it.
public final class Sha256 {
    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }
}
