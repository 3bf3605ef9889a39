package dev.cloudcart.shop;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Seeded chance. `java.util.Random` because its algorithm is part of its contract: the same shop on every JDK.
final class Dice {

    private final Random random;

    /// Dice for different purposes roll independently: leaving refunds out does not change the orders.
    Dice(long seed, String purpose) {
        random = new Random((seed ^ purpose.hashCode() * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean oneIn(int bound) {
        return random.nextInt(bound) == 0;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// An index below `size`, low ones much more often: how shops sell their products.
    int popular(int size) {
        var far = random.nextDouble();
        return (int) (far * far * size);
    }

    UUID guid() {
        var high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        var low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// The pattern with every `#` replaced by a digit.
    String digits(String pattern) {
        var text = new StringBuilder(pattern);
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '#') {
                text.setCharAt(i, (char) ('0' + random.nextInt(10)));
            }
        }
        return text.toString();
    }

    /// Nanoseconds of a second, written with 0 to 7 digits.
    int nanos() {
        var digits = random.nextInt(8);
        var unit = 1_000_000_000;
        for (var i = 0; i < digits; i++) {
            unit /= 10;
        }
        return digits == 0 ? 0 : random.nextInt(1_000_000_000 / unit) * unit;
    }
}
