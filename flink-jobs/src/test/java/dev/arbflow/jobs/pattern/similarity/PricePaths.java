package dev.arbflow.jobs.pattern.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up mid prices, in basis points from the first, for measurements with a seed.
 *
 * <p>A {@code MIXTURE} is a market with recurring plots: a moment has one of eight, with its own
 * pace, place, size and direction, overlaid by a random walk whose deviation is 2 to 12 % of that
 * size, and is seen on three venues with a lag of up to two samples, noise of half a basis point
 * and prices in ticks. A {@code BLEND} adds a second plot of up to half the size, so that moments
 * recur less exactly. A {@code RANDOM_WALK} has independent increments and nothing that recurs.
 */
final class PricePaths {
    static final int POINTS = 64;
    private static final int VENUES = 3;
    private static final int MAX_LAG = 2;
    private static final double TICK_BPS = 0.1;

    /** Where paths come from. */
    enum Source {
        MIXTURE,
        BLEND,
        RANDOM_WALK
    }

    private PricePaths() {}

    /** So many normalised paths of a source. */
    static List<float[]> shapes(Source source, int count, long seed) {
        List<float[]> shapes = new ArrayList<>(count);
        for (double[] path : paths(source, count, seed)) {
            shapes.add(Shape.of(path, POINTS).values());
        }
        return shapes;
    }

    /** So many paths, those of one moment on the three venues next to each other. */
    static List<double[]> paths(Source source, int count, long seed) {
        Random random = new Random(seed);
        List<double[]> paths = new ArrayList<>(count + VENUES);
        while (paths.size() < count) {
            if (source == Source.RANDOM_WALK) {
                paths.add(walk(random, POINTS, 5));
            } else {
                paths.addAll(moment(random, source));
            }
        }
        return paths.subList(0, count);
    }

    /** One plot as the venues see it. */
    private static List<double[]> moment(Random random, Source source) {
        double[] plot = plot(random, source);
        List<double[]> paths = new ArrayList<>(VENUES);
        for (int venue = 0; venue < VENUES; venue++) {
            int start = MAX_LAG - random.nextInt(MAX_LAG + 1);
            double[] path = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                double seen = plot[start + i] + 0.5 * random.nextGaussian();
                path[i] = Math.rint(seen / TICK_BPS) * TICK_BPS;
            }
            double first = path[0];
            for (int i = 0; i < POINTS; i++) {
                path[i] -= first;
            }
            paths.add(path);
        }
        return paths;
    }

    private static double[] plot(Random random, Source source) {
        int length = POINTS + MAX_LAG;
        double size = 10 + 90 * random.nextDouble();
        double walkBps = size * (0.02 + 0.1 * random.nextDouble()) / Math.sqrt(length);
        double[] path = walk(random, length, walkBps);
        addPlot(path, size, random);
        if (source == Source.BLEND) {
            addPlot(path, size * 0.5 * random.nextDouble(), random);
        }
        return path;
    }

    private static void addPlot(double[] path, double size, Random random) {
        int kind = random.nextInt(8);
        double height = random.nextBoolean() ? size : -size;
        double place = 0.15 + 0.7 * random.nextDouble();
        double pace = 0.3 + 0.7 * random.nextDouble();
        for (int i = 0; i < path.length; i++) {
            path[i] += height * plotAt(kind, i / (double) path.length, place, pace);
        }
    }

    /**
     * A plot's height.
     *
     * @param x 0 at the start, 1 at the end
     * @param place where its turn is
     * @param pace how fast it goes, above 0 and up to 1
     */
    private static double plotAt(int kind, double x, double place, double pace) {
        double after = Math.max(0, x - place);
        return switch (kind) {
            case 0 -> x; // a trend
            case 1 -> x < place ? 0 : 1; // a jump
            case 2 -> x < place ? 0 : Math.exp(-8 * pace * after); // a jump that fades
            case 3 -> Math.exp(-Math.pow((x - place) / (0.2 * pace), 2)); // up and down again
            case 4 -> Math.abs(x - place); // a turn
            case 5 -> Math.sin(2 * Math.PI * (2 * pace * x + place)); // to and fro
            case 6 -> 1 - Math.exp(-6 * pace * after); // a move that tires
            default -> Math.expm1(4 * pace * x); // a move that speeds up
        };
    }

    private static double[] walk(Random random, int length, double stepBps) {
        double[] path = new double[length];
        for (int i = 1; i < length; i++) {
            path[i] = path[i - 1] + stepBps * random.nextGaussian();
        }
        return path;
    }
}
