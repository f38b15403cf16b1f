package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Windows with their shapes in flat arrays, at places from 0 on; knows no order. */
final class ShapeRows {
    final int points;
    final long lengthUs;
    final Outline outline;
    private final List<Listing> listings = new ArrayList<>();
    private final long[] endsUs;
    private final int[] venues;
    private final long[] versions;
    private final int[] clusters;
    private final int[] followedBy;
    private final int[] cells;
    private final double[] mids;
    private final float[] shapes;
    private final float[] outlines;

    /**
     * @param points of each shape
     * @param lengthUs of each window
     */
    ShapeRows(int points, long lengthUs, int places) {
        this.points = points;
        this.lengthUs = lengthUs;
        outline = new Outline(points);
        endsUs = new long[places];
        venues = new int[places];
        versions = new long[places];
        clusters = new int[places];
        followedBy = new int[places];
        cells = new int[places];
        mids = new double[places];
        shapes = new float[places * points];
        outlines = new float[places * outline.parts()];
    }

    private ShapeRows(ShapeRows other) {
        points = other.points;
        lengthUs = other.lengthUs;
        outline = other.outline;
        listings.addAll(other.listings);
        endsUs = other.endsUs.clone();
        venues = other.venues.clone();
        versions = other.versions.clone();
        clusters = other.clusters.clone();
        followedBy = other.followedBy.clone();
        cells = other.cells.clone();
        mids = other.mids.clone();
        shapes = other.shapes.clone();
        outlines = other.outlines.clone();
    }

    ShapeRows copy() {
        return new ShapeRows(this);
    }

    int places() {
        return endsUs.length;
    }

    void put(int place, WindowRef window, int successor, int cell, float[] shape) {
        endsUs[place] = window.endUs();
        venues[place] = numberOf(window.listing());
        versions[place] = window.modelVersion();
        clusters[place] = window.cluster();
        followedBy[place] = successor;
        cells[place] = cell;
        mids[place] = window.lastMid();
        System.arraycopy(shape, 0, shapes, place * points, points);
        outline.of(shape, outlines, place * outline.parts());
    }

    /** Takes the same as it stands at a place elsewhere. */
    void put(int place, ShapeRows from, int its) {
        put(place, from.window(its), from.followedBy[its], from.cells[its], from.shape(its));
    }

    void follow(int place, int cluster) {
        followedBy[place] = cluster;
    }

    void moveTo(int place, int cell) {
        cells[place] = cell;
    }

    long endUs(int place) {
        return endsUs[place];
    }

    Listing listing(int place) {
        return listings.get(venues[place]);
    }

    int followedBy(int place) {
        return followedBy[place];
    }

    int cell(int place) {
        return cells[place];
    }

    WindowRef window(int place) {
        return new WindowRef(
                listing(place),
                endsUs[place] - lengthUs,
                endsUs[place],
                versions[place],
                clusters[place],
                mids[place]);
    }

    /** A copy. */
    float[] shape(int place) {
        return Arrays.copyOfRange(shapes, place * points, (place + 1) * points);
    }

    /** All of them; not to be changed. */
    float[] shapes() {
        return shapes;
    }

    /** All of them; not to be changed. */
    float[] outlines() {
        return outlines;
    }

    private int numberOf(Listing listing) {
        int number = listings.indexOf(listing);
        if (number < 0) {
            number = listings.size();
            listings.add(listing);
        }
        return number;
    }
}
