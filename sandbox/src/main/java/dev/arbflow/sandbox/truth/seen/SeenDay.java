package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.PaperDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a day has come to, and in what a told one differs from it. */
public final class SeenDay {
    /** More than divisions are ever off by, in units of the currency. */
    private static final BigDecimal TINY = new BigDecimal("0.000001");

    int offered;
    int trades;
    final Map<String, Integer> missed = new TreeMap<>();
    BigDecimal there = BigDecimal.ZERO;
    BigDecimal paid = BigDecimal.ZERO;
    BigDecimal received = BigDecimal.ZERO;
    BigDecimal beforeFees = BigDecimal.ZERO;
    int transfers;
    BigDecimal moving = BigDecimal.ZERO;

    /** What is wrong with a told day; empty if nothing is. */
    public List<String> differences(PaperDay told) {
        List<String> wrong = new ArrayList<>();
        BigDecimal earned = received.subtract(paid);
        compare(wrong, "episodes", told.offered(), offered);
        compare(wrong, "trades", told.trades(), trades);
        compare(wrong, "transfers", told.transfers(), transfers);
        PaperDay.Missed of = told.missed();
        compare(wrong, "tooLate", of.tooLate(), missed("tooLate"));
        compare(wrong, "unknown", of.unknown(), missed("unknown"));
        compare(wrong, "gone", of.gone(), missed("gone"));
        compare(wrong, "taken", of.taken(), missed("taken"));
        compare(wrong, "tooSmall", of.tooSmall(), missed("tooSmall"));
        compare(wrong, "noInventory", of.noInventory(), missed("noInventory"));
        compare(wrong, "offered profit", told.offeredProfit(), there);
        compare(wrong, "profit", told.profit(), earned);
        compare(wrong, "fees", told.fees(), beforeFees.subtract(earned));
        compare(wrong, "turnover", told.turnover(), paid);
        compare(wrong, "rebalancing", told.rebalancingCost(), moving);
        compare(wrong, "result", told.net(), earned.subtract(moving));
        return wrong;
    }

    private int missed(String why) {
        return missed.getOrDefault(why, 0);
    }

    private static void compare(List<String> wrong, String what, int told, int expected) {
        if (told != expected) {
            wrong.add(what + " " + told + " instead of " + expected);
        }
    }

    private static void compare(
            List<String> wrong, String what, BigDecimal told, BigDecimal expected) {
        if (told.subtract(expected).abs().compareTo(TINY) > 0) {
            wrong.add(
                    what + " " + told.toPlainString() + " instead of " + expected.toPlainString());
        }
    }
}
