package dev.arbflow.jobs.pattern.similarity;

import java.util.Arrays;

/** The nearest of what was offered so far, by insertion. */
final class Nearest {
    private final int[] members;
    private final double[] distances;
    private int size;

    Nearest(int count) {
        members = new int[count];
        distances = new double[count];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
    }

    void offer(int member, double distance) {
        if (distance >= worst()) {
            return;
        }
        int place = Math.min(size, members.length - 1);
        while (place > 0 && distances[place - 1] > distance) {
            distances[place] = distances[place - 1];
            members[place] = members[place - 1];
            place--;
        }
        distances[place] = distance;
        members[place] = member;
        size = Math.min(size + 1, members.length);
    }

    /** Nothing at this distance or further gets in. */
    double worst() {
        return distances[distances.length - 1];
    }

    /** Nearest first. */
    int[] members() {
        return Arrays.copyOf(members, size);
    }
}
