// Gives the jobs a user that may read and write their database, make its collections and indexes and change their
// validators and expiry, and nothing else. Its password is random and stands in a file of the jobs' user.
const fs = require('fs');
const crypto = require('crypto');

const file = '/run/jobs/mongo-password';
const jobsUser = 9999;
if (!fs.existsSync(file)) {
    fs.writeFileSync(file + '.new', crypto.randomBytes(32).toString('hex') + '\n', { mode: 0o400 });
    fs.chownSync(file + '.new', jobsUser, jobsUser);
    fs.renameSync(file + '.new', file);
}

const database = process.env.MONGO_DB;
const admin = new Mongo('mongodb://mongo:27017/').getDB('admin');
admin.auth(process.env.MONGO_ROOT_USER, process.env.MONGO_ROOT_PASSWORD);

const role = {
    privileges: [{ resource: { db: database, collection: '' }, actions: ['collMod'] }],
    roles: [{ role: 'readWrite', db: database }],
};
if (admin.getRole('arbflow-jobs')) {
    admin.updateRole('arbflow-jobs', role);
} else {
    admin.createRole({ role: 'arbflow-jobs', ...role });
}

const user = { pwd: fs.readFileSync(file, 'utf8').trim(), roles: ['arbflow-jobs'] };
if (admin.getUser('arbflow-jobs')) {
    admin.updateUser('arbflow-jobs', user);
} else {
    admin.createUser({ user: 'arbflow-jobs', ...user });
}
print('arbflow-jobs may use the database ' + database);
