package dev.cloudcart.shop;

import java.util.Arrays;

/// Deals out the odd cases: every block of orders gets each case as often as it is due, in shuffled places.
final class OddCases {

    private final Dice dice;
    private final OddCase[] block = new OddCase[OddCase.BLOCK];
    private int next = OddCase.BLOCK;

    OddCases(Dice dice) {
        this.dice = dice;
    }

    OddCase next() {
        if (next == block.length) {
            deal();
        }
        return block[next++];
    }

    private void deal() {
        Arrays.fill(block, OddCase.NONE);
        var place = 0;
        for (var oddCase : OddCase.values()) {
            for (var count = 0; count < oddCase.perBlock(); count++) {
                block[place++] = oddCase;
            }
        }
        shuffle();
        next = 0;
    }

    private void shuffle() {
        for (var last = block.length - 1; last > 0; last--) {
            var other = dice.below(last + 1);
            var kept = block[last];
            block[last] = block[other];
            block[other] = kept;
        }
    }
}
