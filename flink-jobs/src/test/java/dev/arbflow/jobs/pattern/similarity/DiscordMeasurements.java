package dev.arbflow.jobs.pattern.similarity;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Prints how often a market is wrongly said to move as never before; see measure-discords.sh. */
public final class DiscordMeasurements {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final double NO_FLOOR = 1e-6;

    private DiscordMeasurements() {}

    /**
     * Measures.
     *
     * @param args how many moments
     */
    public static void main(String[] args) throws Exception {
        int moments = Integer.parseInt(args[0]);
        OUT.println(
                "| prices | largest distance of a neighbour | moments | told | stated | planted | found |");
        OUT.println("|---|--:|--:|--:|--:|--:|--:|");
        for (DiscordTrial.Null source : DiscordTrial.Null.values()) {
            for (double floor : new double[] {NO_FLOOR, 0.77}) {
                DiscordTrial.Result of = new DiscordTrial(source, floor, 400, moments, 0, 1).run();
                DiscordTrial.Result planted =
                        new DiscordTrial(source, floor, 400, moments / 5, 500, 2).run();
                OUT.println(
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %,d | %d | %d | %d | %d |",
                                source,
                                floor == NO_FLOOR ? "none" : floor,
                                moments,
                                of.told(),
                                of.stated(),
                                planted.planted(),
                                planted.found()));
            }
        }
    }
}
